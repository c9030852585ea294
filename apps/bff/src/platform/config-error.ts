/** A value in the environment that the console cannot start with. The message is one line that names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
