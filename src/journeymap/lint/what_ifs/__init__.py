"""What is impossible about the changes of a what-if, and about budgets."""
