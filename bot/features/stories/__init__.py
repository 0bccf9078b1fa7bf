"""Stories: told by members, agreed to by those who are shown, reviewed, published."""
