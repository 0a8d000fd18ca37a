namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>The little linear algebra that standard errors need.</summary>
internal static class Matrix
{
    /// <summary>The inverse of a regular square matrix, by Gauss and Jordan with partial pivoting. n³: for dozens of rows.</summary>
    public static double[,] Invert(double[,] matrix)
    {
        var count = matrix.GetLength(0);
        var left = (double[,])matrix.Clone();
        var right = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            right[i, i] = 1;
        }

        for (var column = 0; column < count; column++)
        {
            var pivot = Enumerable.Range(column, count - column).MaxBy(row => Math.Abs(left[row, column]));
            var divisor = left[pivot, column];
            for (var j = 0; j < count; j++)
            {
                (left[column, j], left[pivot, j]) = (left[pivot, j], left[column, j]);
                (right[column, j], right[pivot, j]) = (right[pivot, j], right[column, j]);
                left[column, j] /= divisor;
                right[column, j] /= divisor;
            }

            for (var row = 0; row < count; row++)
            {
                var factor = left[row, column];
                if (row == column || factor == 0)
                {
                    continue;
                }

                for (var j = 0; j < count; j++)
                {
                    left[row, j] -= factor * left[column, j];
                    right[row, j] -= factor * right[column, j];
                }
            }
        }

        return right;
    }
}
