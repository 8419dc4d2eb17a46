@echo off
rem Only ASCII stands here: sentences in Vietnamese are in tin\ and in cai-dat.py.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul 2>nul
set "PYTHONUTF8=1"
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "FOUND="
if not exist "%~dp0cai-dat.py" goto packed
if not exist "%~dp0goi\*.whl" goto packed
rem "call" reads its words a second time, so a path with a percent sign goes by a variable, its quotes in it.
for %%V in (@NAMES@) do set TRIED=py -%%V& call :try
for %%V in (@SHORT@) do set TRIED="%LOCALAPPDATA%\Programs\Python\Python%%V\python.exe"& call :try
for %%V in (@SHORT@) do set TRIED="%ProgramFiles%\Python%%V\python.exe"& call :try
for %%V in (python python3) do set TRIED=%%V& call :try
if not defined FOUND goto missing
%FOUND% "%~dp0cai-dat.py" %*
exit /b %errorlevel%

:try
if defined FOUND exit /b 0
%TRIED% -c "import sys, struct; sys.exit(not (@FIRST@) <= sys.version_info[:2] <= (@LAST@) or struct.calcsize('P') != 8)" >nul 2>nul
if "%errorlevel%"=="0" set FOUND=%TRIED%
exit /b 0

:missing
type "%~dp0tin\thieu-python.txt"
py -3 -V 2>nul
python -V 2>nul
pause
exit /b 3

:packed
echo Hay giai nen ca tep .zip truoc (bam chuot phai, Extract All),
echo roi chay lai tep cai-dat trong thu muc vua giai nen.
pause
exit /b 1
