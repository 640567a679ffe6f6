namespace FleetSpark.Cli.Demo;

/// <summary>A question, and the SELECT that answers it.</summary>
/// <param name="Title">The question.</param>
/// <param name="Sql">The SELECT.</param>
internal sealed record DemoExample(string Title, string Sql);

/// <summary>What the demo asks.</summary>
internal static class DemoExamples
{
    /// <summary>The questions in order.</summary>
    public static IReadOnlyList<DemoExample> All { get; } =
    [
        new DemoExample(
            "Which ten trucks paid the most toll for each 100 km?",
            """
            SELECT plate,
                   CAST(SUM(distance_m) / 1000 AS DECIMAL(18,1)) AS km,
                   SUM(toll_brl) AS toll_brl,
                   CAST(SUM(toll_brl) * 100000 / SUM(distance_m) AS DECIMAL(18,2)) AS toll_brl_per_100km
            FROM truck_days
            GROUP BY plate
            HAVING SUM(distance_m) >= 100000
            ORDER BY toll_brl_per_100km DESC, plate
            LIMIT 10
            """),
        new DemoExample(
            "What did the truck that drove farthest on 25 March do, hour by hour?",
            """
            WITH farthest AS (
              SELECT plate FROM truck_days WHERE local_date = DATE '2026-03-25' ORDER BY distance_m DESC, plate LIMIT 1
            )
            SELECT EXTRACT(hour FROM from_utc_timestamp(recorded_at, 'America/Sao_Paulo')) AS local_hour,
                   COUNT(*) AS fixes,
                   CAST(SUM(CASE WHEN NOT is_jump THEN leg_distance_m END) / 1000 AS DECIMAL(18,1)) AS km,
                   MAX(speed_kmh) AS max_speed_kmh
            FROM gps_positions
            JOIN farthest USING (plate)
            WHERE CAST(from_utc_timestamp(recorded_at, 'America/Sao_Paulo') AS DATE) = DATE '2026-03-25'
            GROUP BY local_hour
            ORDER BY local_hour
            """),
        new DemoExample(
            "Why were records refused or rejected? The ten most frequent reasons:",
            """
            SELECT source, reason_code, COUNT(*) AS records
            FROM rejected_records
            GROUP BY source, reason_code
            ORDER BY records DESC, source, reason_code
            LIMIT 10
            """),
    ];
}
