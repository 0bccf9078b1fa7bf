"""What all features share: cards, presses, forms, paging, errors."""
