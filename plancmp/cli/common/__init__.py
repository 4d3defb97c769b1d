"""What the commands share: options, output, language, help, and how failures are told."""
