@echo off
rem The last line, so without "call", which would read a folder with a percent sign or a caret twice.
"%~dp0cai-dat.bat" --go-bo %*
