# Nobody runs this: spark-submit wants a script, and --conf spark.pyspark.driver.python=/path/of/fleet starts fleet in Python's place.
