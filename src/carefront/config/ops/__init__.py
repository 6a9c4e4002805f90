"""The commands of the command line, one file each; a module here with a `command` is one."""
