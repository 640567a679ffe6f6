-- toll_plazas: one row a plaza, or a direction of it.
-- inputs: antt_toll_plazas
-- run: fleet run --tables toll_plazas
-- Road, kilometre and direction alone are not unique: several gantries stand at one kilometre.
SELECT rodovia || '-' || km_m || '-' || substr(sha2(praca_de_pedagio || '|' || sentido, 256), 1, 6) AS plaza_id,
       praca_de_pedagio AS plaza_name,
       concessionaria AS operator,
       rodovia AS road,
       uf AS state,
       municipal AS town,
       CAST(km_m AS DECIMAL(18,3)) AS road_km,
       sentido AS direction,
       CAST(latitude AS DOUBLE) AS latitude,
       CAST(longitude AS DOUBLE) AS longitude
FROM antt_toll_plazas
