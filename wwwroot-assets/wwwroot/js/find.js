export const open = () => false;
export const close = () => false;
