"""Starts a .NET program that finds Spark's driver by the gateway.

usage: spark-submit [options] launch.py PROGRAM [ARGUMENT...]     PROGRAM is a .dll, which dotnet runs, or a program by itself
       spark-submit [options] launch.py [ARGUMENT...]             where fleet stands beside this script, or in a folder fleet beside it
                                                                  or where it is started, as --archives PACKAGE#fleet unpacks it: it is the program

The program takes the place of this script, so that its exit code and its signals are its own.
"""
import os
import sys

beside = os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), "fleet")
places = (beside, beside + ".dll", os.path.join(beside, "fleet"), os.path.abspath("fleet/fleet"))
command = next(([path] for path in places if os.path.isfile(path)), []) + sys.argv[1:]
if not command:
    sys.exit(__doc__)
if command[0].endswith(".dll"):
    os.execvp("dotnet", ["dotnet"] + command)
if os.path.isfile(command[0]) and not os.access(command[0], os.X_OK):
    os.chmod(command[0], 0o755)  # lost by the archive that it came in
os.execvp(command[0], command)
