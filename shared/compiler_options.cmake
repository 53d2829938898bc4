# SPDX-License-Identifier: MIT
# What every target of the project is compiled with: link to roomcast_options.
add_library(roomcast_options INTERFACE)
target_compile_options(roomcast_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${ROOMCAST_WERROR}>:-Werror>
    # GCC 12 takes moved std::variant members for uninitialised when it optimises; clang and the
    # sanitizers find the real ones.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
target_compile_definitions(roomcast_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_USE_QSTRINGBUILDER ROOMCAST_VERSION="${PROJECT_VERSION}")
target_include_directories(roomcast_options INTERFACE
    ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/shared)
if(ROOMCAST_FUZZ)
    # What libFuzzer follows, with the sanitizers that notice what went wrong.
    target_compile_options(roomcast_options INTERFACE
        -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_link_options(roomcast_options INTERFACE -fsanitize=address,undefined)
endif()
if(ROOMCAST_SANITIZE)
    target_compile_options(roomcast_options INTERFACE
        -fsanitize=${ROOMCAST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(roomcast_options INTERFACE -fsanitize=${ROOMCAST_SANITIZE})
endif()

# roomcast_precompiled(TARGET): takes the headers that core has compiled once (core/engine/precompiled.h) for
# a target that stands on core; those on the core with deliberate bugs take that one's.
function(roomcast_precompiled target)
    set(core roomcast_core)
    if("MUTABLE" IN_LIST ARGN)
        set(core roomcast_core_mutable)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${core})
endfunction()
