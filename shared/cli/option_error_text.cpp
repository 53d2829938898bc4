// SPDX-License-Identifier: MIT
#include "cli/option_values.h"
#include "core/booking/words.h"
#include "text/language.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = OptionError::Kind;

class OptionErrorWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::Options)
};

/// With one place left to fill in, if any: the value.
QString complaint(Kind kind)
{
    switch (kind) {
    case Kind::Malformed:
        return u"%1"_s;
    case Kind::Unknown:
        return OptionErrorWords::tr("unknown option");
    case Kind::TooMany:
        return OptionErrorWords::tr("%1 is one argument too many");
    case Kind::NotAGroup:
        return OptionErrorWords::tr(
            "%1 is not an IPv4 multicast address (224.0.0.0 to 239.255.255.255)");
    case Kind::NotAPort:
        return OptionErrorWords::tr("%1 is not a port (1 to 65535)");
    case Kind::NotAnId:
        return OptionErrorWords::tr("%1 is not a server ID (1 to 4294967295)");
    case Kind::NotALatencyBound:
        return OptionErrorWords::tr("%3 is not a latency bound (%1 to %2 whole milliseconds)")
            .arg(kBoundMsMin)
            .arg(kBoundMsMax);
    case Kind::NotAFormat:
        return OptionErrorWords::tr("%1 is not a format (text or json)");
    case Kind::NotAGeometry:
        return OptionErrorWords::tr("%1 is not a geometry (WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y)");
    case Kind::NotALanguage:
        return OptionErrorWords::tr("%2 is not a language of this program (%1)")
            .arg(spokenLanguages().join(", "_L1));
    case Kind::NotBuiltIn:
        return OptionErrorWords::tr(
            "built without translations: install qt6-l10n-tools and build again");
    case Kind::NotAName:
        return OptionErrorWords::tr("%2 is not a name (1 to %1 printable characters)")
            .arg(kPersonCharsMax);
    case Kind::NotADurability:
        return OptionErrorWords::tr("%1 is not a durability (disk or memory)");
    case Kind::NotAPolicy:
        return OptionErrorWords::tr("%1 is not a policy (serve or refuse)");
    case Kind::NotAPercentage:
        return OptionErrorWords::tr("%2 is not a share (0 to %1 percent)").arg(kPercentMax);
    case Kind::NotAFaultTime:
        return OptionErrorWords::tr("%2 is not a time (0 to %1 milliseconds)").arg(kFaultMsMax);
    case Kind::NotAPeer:
        return OptionErrorWords::tr("%2 is neither the ID of a server nor \"all\"");
    case Kind::NotALabel:
        return OptionErrorWords::tr("%2 is not a partition label (1 to %1 letters and digits)")
            .arg(Label::kCharsMax);
    case Kind::NotACount:
        return OptionErrorWords::tr("%2 is not a number of requests (0 to %1; 0: never)")
            .arg(Partition::kHealAfterMax);
    case Kind::Empty:
        return OptionErrorWords::tr("needs a value");
    case Kind::NoWindow:
        return OptionErrorWords::tr("there is no window with %1; leave one of the two out");
    case Kind::TwoTasks:
        return OptionErrorWords::tr("%1 is done instead of running, too; leave one of the two out");
    case Kind::NeedsNoWindow:
        return OptionErrorWords::tr("is for a server without a window; state %1, too");
    case Kind::NoData:
        return OptionErrorWords::tr("nothing is kept on disk with %1; leave one of the two out");
    }
    Q_UNREACHABLE();
}

} // namespace

QString optionErrorText(const OptionError &error)
{
    const QString form = complaint(error.kind);
    const QString words = form.contains(u'%') ? form.arg(error.value) : form;
    return error.option.isEmpty() ? words : error.option + u": "_s + words;
}

} // namespace roomcast
