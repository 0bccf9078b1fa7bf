"""What people type is read: answers, moments, names, phones, dates."""
