"""The public pages of stories, with feeds and pictures; served from memory."""
