"""One module per step of the schema, named NNNN_what_it_does."""
