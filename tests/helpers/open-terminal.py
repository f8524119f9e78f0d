"""Runs a program at a terminal of its own: open-terminal.py ROWS COLUMNS PROGRAM ARGUMENT... Keys come in by standard input."""
import fcntl, os, pty, select, struct, sys, termios

rows, columns, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    size = struct.pack('HHHH', int(rows), int(columns), 0, 0)
    fcntl.ioctl(0, termios.TIOCSWINSZ, size)
    os.execvp(command[0], command)
inputs = [0, terminal]
while True:
    ready, _, _ = select.select(inputs, [], [])
    if 0 in ready:
        keys = os.read(0, 4096)
        if keys:
            os.write(terminal, keys)
        else:
            inputs.remove(0)
    if terminal in ready:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            break
        if not shown:
            break
        os.write(1, shown)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
