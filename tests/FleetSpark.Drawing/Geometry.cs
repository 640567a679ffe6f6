namespace FleetSpark.Drawing;

/// <summary>A point, in pixels from the upper left corner.</summary>
public sealed record Point(double X, double Y);

/// <summary>A rectangle whose sides are upright and level.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
public sealed record Box(double X, double Y, double Width, double Height)
{
    /// <summary>Its right side.</summary>
    public double Right => X + Width;

    /// <summary>Its lower side.</summary>
    public double Bottom => Y + Height;

    /// <summary>Its middle.</summary>
    public Point Middle => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>Whether another one shares more than a side with it.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another one lies wholly within it.</summary>
    public bool Holds(Box other) => X <= other.X && other.Right <= Right && Y <= other.Y && other.Bottom <= Bottom;

    /// <summary>The box with so much around it.</summary>
    public Box Grown(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}

/// <summary>A piece of a line, upright or level.</summary>
public sealed record Segment(Point From, Point To)
{
    /// <summary>Whether it is upright or level.</summary>
    public bool IsStraight => From.X == To.X || From.Y == To.Y;

    /// <summary>The box that it fills; one of its sides is zero.</summary>
    public Box Box => new(Math.Min(From.X, To.X), Math.Min(From.Y, To.Y), Math.Abs(From.X - To.X), Math.Abs(From.Y - To.Y));

    /// <summary>How long it is.</summary>
    public double Length => Box.Width + Box.Height;

    /// <summary>The point so far along it, as a part of its length.</summary>
    public Point At(double part) => new(From.X + ((To.X - From.X) * part), From.Y + ((To.Y - From.Y) * part));

    /// <summary>Whether it shares a point with another one, their ends among them.</summary>
    public bool Meets(Segment other)
    {
        var (a, b) = (Box, other.Box);
        return a.X <= b.Right && b.X <= a.Right && a.Y <= b.Bottom && b.Y <= a.Bottom;
    }

    /// <summary>Whether it comes through a box's inside.</summary>
    public bool Crosses(Box box)
    {
        var line = Box;
        return line.X < box.Right && box.X < line.Right && line.Y < box.Bottom && box.Y < line.Bottom;
    }
}
