"""What a project says about checking, in its journeymap.yaml and on the command line."""
