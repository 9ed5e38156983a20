#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   long-log.pl DAYS FIRST-DAY <ITEMS
#
# A likely history of so many days, as SQL for the log: ITEMS are ids of items,
# a line each, in the order of the deck. Four new ones a day, each back after a
# gap that grows by 2.4 while it is recalled; 17 of 20 times it is, less often
# for one in nine. Each day is different, and the same each time.
use strict;
use warnings;
use JSON::PP;
use Time::Local;

my ($days, $first) = @ARGV;
my @items = <STDIN>;
chomp @items;
my ($y, $m, $d) = split /-/, $first;
my $start = timegm(0, 0, 18, $d, $m - 1, $y) * 1000;
my ($dice, $n) = (20240501, 0);
my (%due, %gap, $next);
$next = 0;

sub chance {
	$dice = ($dice * 1103515245 + 12345) % 2147483648;
	return $dice / 2147483648 < $_[0];
}

sub review {
	my ($at, $item, $mode, $said, $level) = @_;
	my $marks = $said ? 'yyy' : chance(0.5) ? 'yny' : 'nnn';
	my $body = encode_json({ mode => $mode, hash => '0123456789abcdef',
		$item =~ /recall/ ? (level => $level) : (),
		attempts => [ { marks => $marks, hint => 0 } ],
		suggested => $said ? 3 : 1, rating => undef,
		chance(0.34) ? (confidence => $said ? chance(0.8) ? 3 : 2
			: chance(0.3) ? 3 : 1) : (),
		!$said && chance(0.4) ? (misconception => 'store') : (),
		first_key_ms => 2000, total_ms => 15000 });
	$n++;
	printf "INSERT INTO event VALUES ('%08x-%04x-7000-8000-%012x', " .
	    "'0193a000-0000-7000-8000-000000000001', %d, %d, 0, 'review', " .
	    "'%s', NULL, '%s');\n", $at / 65536, $at % 65536, $n, $n, $at,
	    $item, $body;
}

print "BEGIN;\n";
for my $day (0 .. $days - 1) {
	next if chance(0.1);
	my $at = $start + $day * 86400000;
	for my $item (grep { ($due{$_} // 1e9) <= $day } @items) {
		my $hard = $item =~ /\.[39]\//;
		my $said = chance($hard ? 0.6 : 0.87);
		my $gap = $gap{$item};
		review($at += 40000, $item, 'due', $said,
			$gap < 3 ? 2 : $gap < 8 ? 3 : 4);
		$gap{$item} = $said ? int($gap * 2.4 + 1) : 1;
		$gap{$item} = 24 if $gap{$item} > 24;
		$due{$item} = $day + $gap{$item};
	}
	for (1 .. 4) {
		my $item = $items[$next++] or last;
		review($at += 40000, $item, 'new', 1, 2);
		$due{$item} = $day + 1;
		$gap{$item} = 1;
	}
}
print "COMMIT;\n";
