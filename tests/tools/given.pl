#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   given.pl DB REVISIT <LINES
#
# Writes answers into a store as if they had been given, and lets doctor make
# the states from them: for tests of what is told about the past. A line each:
#
#   DAY ITEM RATING MARKS LEVEL [MODE] [found=MARKS] [sure=1|2|3]
#
# DAY is 2027-01-11, RATING 1 to 4 or 0 for none, MARKS as in core/log.h, MODE
# due unless said. found: the marks that the program had found.
use strict;
use warnings;
use Time::Local;

my ($db, $revisit) = @ARGV;
my $n = 0;
my $device = '00000000-0000-7000-8000-000000000000';
system("'$revisit' --db '$db' config minutes 10 >/dev/null") == 0 or exit 1;
open my $sql, '|-', 'sqlite3', '-bail', $db or die "sqlite3: $!\n";
print {$sql} "BEGIN;\n";
while (<STDIN>) {
	my ($day, $item, $rating, $marks, $level, @more) = split;
	my ($y, $m, $d) = split /-/, $day;
	my $ms = (timegm(0, 0, 18, $d, $m - 1, $y) + $n) * 1000;
	my ($mode, $found, $sure) = ('due', $marks, 0);
	for (@more) {
		if (/^found=(.*)/) { $found = $1 }
		elsif (/^sure=(.*)/) { $sure = $1 }
		else { $mode = $_ }
	}
	my $suggested = $rating || 'null';
	my $body = qq({"mode":"$mode","level":$level,"hash":"00","attempts":) .
	    qq([{"marks":"$found","hint":0}],"suggested":$suggested,) .
	    qq("rating":null,"confidence":$sure});
	my $id = sprintf '%08x-%04x-7000-8000-%012x', $ms / 65536,
	    $ms % 65536, ++$n;
	my $put = 'INSERT INTO event (id, device, seq, at_ms, zone_min, type, ' .
	    'item, ref, body) VALUES';
	print {$sql} "$put ('$id', '$device', $n, $ms, 0, 'review', '$item', " .
	    "NULL, '$body');\n";
	next if $found eq $marks;
	my $amend = sprintf '%08x-%04x-7000-8000-%012x', $ms / 65536,
	    $ms % 65536, ++$n;
	print {$sql} "$put ('$amend', '$device', $n, $ms, 0, 'amend', '$item', " .
	    "'$id', '{\"marks\":\"$marks\",\"suggested\":$suggested}');\n";
}
print {$sql} "COMMIT;\n";
close $sql or die "sqlite3 failed\n";
exit(system("'$revisit' --db '$db' doctor --rebuild >/dev/null") >> 8);
