"""What is read out of words: personal data, placeholders, feedback and waiting, in the languages of the project."""
