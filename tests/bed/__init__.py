"""What tests stand on: databases and the wall around the network."""
