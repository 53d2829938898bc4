// SPDX-License-Identifier: MIT
#include "client_gui/app/client_app.h"

int main(int argc, char **argv)
{
    return roomcast::runClient(argc, argv);
}
