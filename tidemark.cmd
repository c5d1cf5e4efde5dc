@echo off
rem Runs Tidemark, and builds it first where that has not been done yet or its sources have changed.
rem Needs a JDK, 17 or newer, and for building Maven, 3.8 or newer.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "BUILD=%HOME_DIR%\.tidemark-build"
set "JAR=%BUILD%\tidemark.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "MAJOR="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do for /f "tokens=1 delims=.-+" %%m in ("%%~v") do set "MAJOR=%%m"
if not defined MAJOR (
  >&2 echo tidemark: Java is missing; install a JDK, 17 or newer, or point JAVA_HOME at one
  exit /b 2
)
if %MAJOR% LSS 17 (
  >&2 echo tidemark: Java %MAJOR% is too old; install a JDK, 17 or newer, or point JAVA_HOME at one
  exit /b 2
)

if not exist "%JAR%" goto build
if not exist "%HOME_DIR%\scanner-core\pom.xml" goto run
rem Newer than the jar: the first source that is ends the search.
powershell -NoProfile -NonInteractive -Command "$t=(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $d=$env:HOME_DIR; $s=@(Get-Item \"$d\pom.xml\",\"$d\*\pom.xml\")+@(Get-ChildItem -Recurse -Path \"$d\*\src\main\"); if ($s | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run

:build
where mvn >nul 2>nul
if errorlevel 1 (
  >&2 echo tidemark: Maven is missing; install it, 3.8 or newer
  exit /b 2
)
if not exist "%BUILD%" mkdir "%BUILD%"
>&2 echo tidemark: building, once; this takes about a minute
pushd "%HOME_DIR%"
call mvn -B -ntp -Dgates=off -Dspotless.check.skip=true -Dmaven.test.skip=true -pl scanner-cli -am package >"%BUILD%\build.log" 2>&1
if errorlevel 1 (
  popd
  >&2 echo tidemark: the build failed; the log is "%BUILD%\build.log"
  exit /b 2
)
popd
del /q "%BUILD%\*.jsa" "%BUILD%\*.aot" 2>nul
copy /y "%HOME_DIR%\scanner-cli\target\tidemark.jar" "%JAR%" >nul
powershell -NoProfile -NonInteractive -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc=[DateTime]::UtcNow"

:run
set "FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn128m -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Djava.awt.headless=true"
set "ARCHIVE=%BUILD%\tidemark-%MAJOR%.jsa"
set "USE="
if not exist "%ARCHIVE%" (
  "%JAVA%" %FLAGS% "-XX:ArchiveClassesAtExit=%ARCHIVE%" -jar "%JAR%" scan "%HOME_DIR%" >nul 2>nul
)
if exist "%ARCHIVE%" set USE="-XX:SharedArchiveFile=%ARCHIVE%"
"%JAVA%" %FLAGS% %USE% %TIDEMARK_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
