"""Beginning a project: an example in the language of its people, settings of editors, checks before each commit and in CI."""
