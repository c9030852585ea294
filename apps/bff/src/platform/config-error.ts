/** A value of the environment that the console cannot start with; the message is one line that names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
