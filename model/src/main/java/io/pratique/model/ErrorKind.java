package io.pratique.model;

/// Who has to act on a failure; it becomes the exit code of a command.
public enum ErrorKind {
    /// The call is wrong: an unknown option, a reference that cannot be parsed.
    USAGE,
    /// The thing asked for is not there.
    NOT_FOUND,
    /// A peer refused the credentials, or wants some.
    UNAUTHORIZED,
    /// The bytes are not what they claim to be: a digest, a format, a limit.
    INVALID_INPUT,
    /// The bytes are well formed but of a kind that is not supported.
    UNSUPPORTED,
    /// A network, a disk or a peer failed.
    IO
}
