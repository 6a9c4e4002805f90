"""The gap: two accounts of one agreement, aligned promise by promise and compared part by part."""
