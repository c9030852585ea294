// Loaded first into every child: the channel to the parent closes however the parent ended, even by SIGKILL.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
