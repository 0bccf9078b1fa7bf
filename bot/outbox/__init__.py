"""What leaves the house: cards, their queue, the pace and the sender."""
