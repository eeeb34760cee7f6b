"""Reading → the questions a panel would ask; an answer → feedback. Pure."""
