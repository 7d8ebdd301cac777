@echo off
rem Runs Sluice on Windows; builds it first when it was never built. After changing sources: sluice.cmd --rebuild-program
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "PROGRAM=%HERE%server\target\sluice"
set "ORT_DISABLE_TELEMETRY=1"
set "ORT_TELEMETRY_DISABLED=1"
set "FLAGS=-Xms64m -Xmx640m -XX:+UseParallelGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED"

call :find_jdk
if not defined JDK (
  echo Sluice needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual folders. 1>&2
  echo Install one, for example Eclipse Temurin 25 ^(winget install EclipseAdoptium.Temurin.25.JDK^), or point JAVA_HOME at one. 1>&2
  exit /b 3
)
set "JAVA_HOME=%JDK%"

if "%~1"=="--rebuild-program" (
  del "%PROGRAM%\built" 2>nul
  shift
)
if not exist "%PROGRAM%\built" (
  echo Building Sluice ^(the first time takes a few minutes, mostly downloads^) ... 1>&2
  pushd "%HERE%"
  call mvnw.cmd -B -q -Dmaven.test.skip=true -pl server -am package
  if errorlevel 1 (
    popd
    echo The build failed. 1>&2
    exit /b 3
  )
  popd
  type nul > "%PROGRAM%\built"
)
"%JDK%\bin\java.exe" %FLAGS% %SLUICE_JAVA_OPTIONS% -jar "%PROGRAM%\sluice.jar" %*
exit /b %errorlevel%

:find_jdk
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java.exe 2^>nul') do if not defined JDK call :try "%%~dpJ.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~D"
goto :eof

:try
if not exist "%~1\bin\javac.exe" goto :eof
for /f "tokens=2 delims==." %%V in ('findstr /b JAVA_VERSION= "%~1\release" 2^>nul') do (
  set "VERSION=%%~V"
  set "VERSION=!VERSION:"=!"
  if !VERSION! GEQ 25 set "JDK=%~f1"
)
goto :eof
