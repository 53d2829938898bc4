// SPDX-License-Identifier: MIT
//
// What a home on NFS without a lock daemon is to a program: no call that locks a file succeeds.
// Preloaded into a real server by tests; unlocking does.
#include <cerrno>
#include <cstdarg>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>

namespace {

using Fcntl = int (*)(int, int, ...);

bool locks(int command)
{
    return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK ||
           command == F_OFD_SETLKW;
}

int call(const char *name, int handle, int command, void *argument)
{
    if (locks(command)) {
        errno = ENOLCK;
        return -1;
    }
    const auto real = reinterpret_cast<Fcntl>(::dlsym(RTLD_NEXT, name));
    return real(handle, command, argument);
}

} // namespace

extern "C" int flock(int, int operation) noexcept
{
    if (operation & LOCK_UN)
        return 0;
    errno = ENOLCK;
    return -1;
}

extern "C" int fcntl(int handle, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return call("fcntl", handle, command, argument);
}

extern "C" int fcntl64(int handle, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return call("fcntl64", handle, command, argument);
}
