"""The publisher of the ward's Facebook Page: posts, edits and removes over the Graph API."""
