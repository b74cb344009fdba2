"""Work on untrusted bytes in child processes under limits; what they break, breaks there."""
