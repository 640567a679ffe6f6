"""Starts a .NET program that finds Spark's driver by the gateway: spark-submit [options] launch.py PROGRAM [ARGUMENT...]

PROGRAM is a .dll, which dotnet runs, or a program by itself. It takes the place of this script, so that its exit code and its signals are its own.
"""
import os
import sys

if len(sys.argv) < 2:
    sys.exit(__doc__)
program = sys.argv[1]
if program.endswith(".dll"):
    os.execvp("dotnet", ["dotnet"] + sys.argv[1:])
if os.path.isfile(program) and not os.access(program, os.X_OK):
    os.chmod(program, 0o755)  # lost by the archive that it came in
os.execvp(program, sys.argv[1:])
