"""Events in Apache Spark: the engine for logs that one machine cannot hold."""
