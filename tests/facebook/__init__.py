"""The publisher of a Facebook Page, against a stand-in of the Graph API on this machine."""
