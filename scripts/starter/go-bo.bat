@echo off
call "%~dp0cai-dat.bat" --go-bo %*
