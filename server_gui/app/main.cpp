// SPDX-License-Identifier: MIT
#include "server_gui/app/server_app.h"

int main(int argc, char **argv)
{
    return roomcast::runServer(argc, argv);
}
