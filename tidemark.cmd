@echo off
rem Runs Tidemark, and builds it first where that has not been done yet or its sources have changed.
rem Needs a JDK, 17 or newer, and for building Maven, 3.8 or newer. TIDEMARK_JAVA_OPTIONS adds options for the Java
rem machine. It does what the launcher of the other systems does; that one has the reasons.
setlocal EnableExtensions DisableDelayedExpansion
rem No program is taken from the folder that one stands in, where this interpreter looks first: it may be a repository that
rem nobody vouches for.
set "NoDefaultCurrentDirectoryInExePath=1"
set "SYSTEM=%SystemRoot%\System32"
set "POWERSHELL=%SYSTEM%\WindowsPowerShell\v1.0\powershell.exe"
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "BUILD=%HOME_DIR%\.tidemark-build"
set "JAR=%BUILD%\tidemark.jar"
set "STAMP=%BUILD%\stamp"
set "LOCK=%BUILD%\lock"

call :find_java
if errorlevel 1 exit /b 2
call :is_stale
if errorlevel 1 (
  call :build_once
  if errorlevel 1 exit /b 2
)

rem Whoever limits the heap gets the heap of that size. In which encoding a console shows text, Java asks the console: many
rem are not set to UTF-8 here.
set "HEAP=-Xms1000m -Xmn128m -XX:+UseParallelGC -XX:+AlwaysTenure"
set | "%SYSTEM%\findstr.exe" /r /c:"JAVA_OPTIONS=.*-Xm[xs]" /c:"JAVA_OPTIONS=.*MaxHeapSize" /c:"JAVA_TOOL_OPTIONS=.*-Xm[xs]" /c:"JAVA_TOOL_OPTIONS=.*MaxHeapSize" >nul
if not errorlevel 1 set "HEAP=-XX:+UseSerialGC"
rem Headers of half the size, where Java has them for everybody: less to copy and to walk over.
set "HEADERS="
if %MAJOR% GEQ 25 set "HEADERS=-XX:+UseCompactObjectHeaders"
set "FLAGS=-XX:TieredStopAtLevel=1 %HEAP% %HEADERS% -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8 -Djava.awt.headless=true"
rem Where Java writes what it knows of a crash of its own: not into the repository that one stands in.
set "CRASH=-XX:ErrorFile=%TEMP%\tidemark-crash-%%p.log"
call :prepare_archive
"%JAVA%" %FLAGS% "%CRASH%" %USE% %TIDEMARK_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem ---- Java, its version and the first number of it
:find_java
set "JAVA="
for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if not defined JAVA_HOME goto ask_java
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto ask_java
>&2 echo tidemark: JAVA_HOME names no Java; point it at a JDK, 17 or newer, or unset it
exit /b 1
:ask_java
set "VERSION="
set "MAJOR="
if defined JAVA for /f "tokens=2,3" %%v in ('call "%JAVA%" -version 2^>^&1') do if "%%v"=="version" if not defined VERSION set "VERSION=%%~w"
if defined VERSION goto read_version
>&2 echo tidemark: Java is missing; install a JDK, 17 or newer, or point JAVA_HOME at one
exit /b 1
:read_version
for /f "tokens=1 delims=.-+_" %%m in ("%VERSION%") do set "MAJOR=%%m"
rem What is left of the number without its digits: nothing, or it is none.
for /f "delims=0123456789" %%x in ("%MAJOR%") do set "MAJOR="
if not defined MAJOR (
  >&2 echo tidemark: the version of Java cannot be told; point JAVA_HOME at a JDK, 17 or newer
  exit /b 1
)
if %MAJOR% GEQ 17 exit /b 0
>&2 echo tidemark: Java %VERSION% is too old; install a JDK, 17 or newer, or point JAVA_HOME at one
exit /b 1

rem ---- 1 when it has to be built. A distribution without sources is never built
:is_stale
if not exist "%JAR%" exit /b 1
if not exist "%HOME_DIR%\scanner-core\pom.xml" exit /b 0
if not exist "%STAMP%" exit /b 1
rem Without PowerShell nobody knows: what is built is used.
if not exist "%POWERSHELL%" exit /b 0
"%POWERSHELL%" -NoProfile -NonInteractive -Command "$t = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $f = @(Get-Item -LiteralPath (Join-Path $env:HOME_DIR 'pom.xml')); foreach ($m in Get-ChildItem -LiteralPath $env:HOME_DIR -Directory) { $p = Join-Path $m.FullName 'pom.xml'; if (Test-Path -LiteralPath $p) { $f += Get-Item -LiteralPath $p }; $s = Join-Path $m.FullName 'src\main'; if (Test-Path -LiteralPath $s) { $f += Get-ChildItem -LiteralPath $s -Recurse } }; if ($f | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 exit /b 1
exit /b 0

:check_maven
set "MVN="
for %%m in (mvn.cmd mvn.bat mvn.exe) do if not defined MVN set "MVN=%%~$PATH:m"
if not defined MVN (
  >&2 echo tidemark: Maven is missing; install it, 3.8 or newer
  exit /b 1
)
set "COMPILER="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "COMPILER=found"
for %%c in (javac.exe) do if not "%%~$PATH:c"=="" set "COMPILER=found"
if not defined COMPILER (
  >&2 echo tidemark: only a Java runtime was found; building needs a JDK, 17 or newer
  exit /b 1
)
set "MAVEN="
for /f "tokens=3" %%v in ('call "%MVN%" -B -v 2^>nul ^| "%SYSTEM%\findstr.exe" /c:"Apache Maven "') do if not defined MAVEN set "MAVEN=%%v"
if not defined MAVEN (
  >&2 echo tidemark: Maven does not run; try mvn -v
  exit /b 1
)
set "TOO_OLD="
for /f "tokens=1,2 delims=.-" %%a in ("%MAVEN%") do (
  if %%a LSS 3 set "TOO_OLD=yes"
  if %%a EQU 3 if %%b LSS 8 set "TOO_OLD=yes"
)
if not defined TOO_OLD exit /b 0
>&2 echo tidemark: Maven %MAVEN% is too old; install 3.8 or newer
exit /b 1

:build_once
if not exist "%BUILD%" mkdir "%BUILD%" 2>nul
set "PROBE=%BUILD%\probe-%RANDOM%%RANDOM%"
( type nul >"%PROBE%" ) 2>nul
if not exist "%PROBE%" (
  >&2 echo tidemark: it is not built yet, and "%HOME_DIR%" may not be written; run it there once as somebody who may
  exit /b 1
)
del /q "%PROBE%" 2>nul
rem Another start may be building already: then wait for it. Making a folder fails where it is there.
set /a WAITED=0
:wait_for_lock
mkdir "%LOCK%" 2>nul
if not errorlevel 1 goto locked
set /a WAITED+=1
if %WAITED% GEQ 900 (
  >&2 echo tidemark: another build holds "%LOCK%"; remove it if there is none
  exit /b 1
)
rem A build takes a minute: a lock that is ten minutes old was left behind.
if not exist "%POWERSHELL%" goto wait_for_lock
"%POWERSHELL%" -NoProfile -NonInteractive -Command "Start-Sleep -Seconds 1; $l = Get-Item -LiteralPath $env:LOCK -ErrorAction SilentlyContinue; if ($l -and ([DateTime]::UtcNow - $l.LastWriteTimeUtc).TotalMinutes -gt 10) { exit 3 }"
if %ERRORLEVEL% EQU 3 rmdir "%LOCK%" 2>nul
goto wait_for_lock
:locked
call :is_stale
if errorlevel 1 (
  call :build_locked
) else (
  ver >nul
)
set "FAILED=%ERRORLEVEL%"
rmdir "%LOCK%" 2>nul
exit /b %FAILED%

:build_locked
call :check_maven
if errorlevel 1 exit /b 1
rem What changes while it is being built is newer than this.
type nul >"%STAMP%.new"
>&2 echo tidemark: building, once; this takes about a minute (log: "%BUILD%\build.log")
pushd "%HOME_DIR%"
call "%MVN%" -B -ntp -Dgates=off -Dmaven.test.skip=true -pl scanner-cli -am package >"%BUILD%\build.log" 2>&1 <nul
set "FAILED=%ERRORLEVEL%"
popd
if not "%FAILED%"=="0" (
  >&2 "%SYSTEM%\findstr.exe" /b /l /c:"[ERROR]" "%BUILD%\build.log"
  >&2 echo tidemark: the build failed; the whole log is "%BUILD%\build.log"
  exit /b 1
)
del /q "%BUILD%\*.jsa" "%BUILD%\*.aot" "%BUILD%\*.failed" 2>nul
copy /y "%HOME_DIR%\scanner-cli\target\tidemark.jar" "%JAR%.new" >nul
if errorlevel 1 (
  >&2 echo tidemark: what was built cannot be copied to "%BUILD%"
  exit /b 1
)
move /y "%JAR%.new" "%JAR%" >nul
if errorlevel 1 (
  >&2 echo tidemark: "%JAR%" is in use; end the scan that runs and try again
  exit /b 1
)
move /y "%STAMP%.new" "%STAMP%" >nul
exit /b 0

rem ---- A class-data archive, or an AOT cache from Java 25 on, made once for each Java by assessing this project
:prepare_archive
set "ARCHIVE=%BUILD%\tidemark-%VERSION%.jsa"
set "USE_OPTION=-XX:SharedArchiveFile"
set "MAKE_OPTION=-XX:ArchiveClassesAtExit"
if %MAJOR% LSS 25 goto look_for_archive
set "ARCHIVE=%BUILD%\tidemark-%VERSION%.aot"
set "USE_OPTION=-XX:AOTCache"
set "MAKE_OPTION=-XX:AOTCacheOutput"
:look_for_archive
set USE="%USE_OPTION%=%ARCHIVE%"
if exist "%ARCHIVE%" exit /b 0
if exist "%ARCHIVE%.failed" goto no_archive
set "NEW=%BUILD%\new-%RANDOM%%RANDOM%"
( type nul >"%NEW%" ) 2>nul
if not exist "%NEW%" goto no_archive
del /q "%NEW%" 2>nul
>&2 echo tidemark: preparing a faster start, once
setlocal
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
"%JAVA%" %FLAGS% "%CRASH%" "%MAKE_OPTION%=%NEW%" -cp "%JAR%" dev.tidemark.cli.Rehearsal scan "%HOME_DIR%" --report terminal "--report=json=%NEW%.json" "--report=markdown=%NEW%.markdown" >nul 2>nul <nul
endlocal
if exist "%NEW%" move /y "%NEW%" "%ARCHIVE%" >nul 2>nul
del /q "%NEW%*" 2>nul
if exist "%ARCHIVE%" exit /b 0
( type nul >"%ARCHIVE%.failed" ) 2>nul
:no_archive
set "USE="
exit /b 0
