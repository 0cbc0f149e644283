# Signpost on a Windows server: a task that starts it with the machine and again when it ends. Run once, as administrator, in the folder of Signpost.
# Nobody has run this yet.
$ErrorActionPreference = 'Stop'
$folder = (Resolve-Path "$PSScriptRoot\..\..").Path
$node = (Get-Command node.exe).Source

$action = New-ScheduledTaskAction -Execute $node -Argument "--env-file=`"$folder\signpost.env`" src\signpost.cjs" -WorkingDirectory $folder
$trigger = New-ScheduledTaskTrigger -AtStartup
$account = New-ScheduledTaskPrincipal -UserId 'NT AUTHORITY\LOCAL SERVICE' -LogonType ServiceAccount
# Without a limit of zero Windows ends a task after three days.
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -MultipleInstances IgnoreNew
Register-ScheduledTask -TaskName Signpost -Action $action -Trigger $trigger -Principal $account -Settings $settings -Force

# The settings hold the secret: administrators and Signpost alone may read them.
icacls "$folder\signpost.env" /inheritance:r /grant 'Administrators:F' 'LOCAL SERVICE:R'
Start-ScheduledTask -TaskName Signpost
