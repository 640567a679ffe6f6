// Nothing: what a native program takes to start and end, against which the start of a function is held.
return;
