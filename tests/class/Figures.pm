# SPDX-License-Identifier: GPL-3.0-or-later
# The few statistics that the report needs.
package Figures;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(mean share wilson);

sub mean {
	return 0 if !@_;
	my $sum = 0;
	$sum += $_ for @_;
	return $sum / @_;
}

sub share { return $_[1] ? $_[0] / $_[1] : 0 }

# 80% Wilson interval.
sub wilson {
	my ($k, $n) = @_;
	return (0, 1) if !$n;
	my ($z, $p) = (1.2816, $k / $n);
	my $mid = ($p + $z * $z / (2 * $n)) / (1 + $z * $z / $n);
	my $half = $z / (1 + $z * $z / $n) *
	    sqrt($p * (1 - $p) / $n + $z * $z / (4 * $n * $n));
	return ($mid - $half, $mid + $half);
}

1;
