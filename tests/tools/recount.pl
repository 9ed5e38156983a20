#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   recount.pl FOLDER REPORT.json [ITEM=DATE ...]
#
# Each figure of a cohort's report, reckoned again from the share files alone
# by code that has nothing of the program's. Prints what differs, and how many
# figures were compared; status 1 when something differs.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use JSON::PP;
use Time::Local;

my ($folder, $report, @retaught) = @ARGV;
my $json = JSON::PP->new->utf8;
my ($compared, $different) = (0, 0);

sub slurp {
	open my $f, '<:raw', $_[0] or die "$_[0]: $!\n";
	local $/;
	return scalar <$f>;
}

sub compare {
	my ($what, $mine, $theirs) = @_;
	$compared++;
	return if !defined $mine && !defined $theirs;
	if (defined $mine && defined $theirs) {
		return if $mine eq $theirs;
		return if $mine =~ /^[-\d.e]+$/ && $theirs =~ /^[-\d.e]+$/ &&
		    abs($mine - $theirs) < 1e-9;
	}
	$different++;
	print "$what: ", $mine // 'nothing', ' by hand, ',
	    $theirs // 'nothing', " in the report\n";
}

# -- one share a person

my (%person, $older);
for my $path (sort glob "$folder/*.json") {
	my $text = slurp($path);
	my ($body, $sum) = $text =~ /\A(.*\n)"sha256": "([0-9a-f]{64})"\n}\n\z/s
	    or next;
	next if sha256_hex($body) ne $sum;
	my $s = $json->decode($text);
	my $p = $person{ $s->{learner} };
	$older++ if $p;
	$person{ $s->{learner} } = $s
	    if !$p || $s->{shared} gt $p->{shared} ||
	    ($s->{shared} eq $p->{shared} && $s->{number} > $p->{number});
}
my $withdrawn = grep { $_->{level} eq 'withdrawn' } values %person;
my @people = grep { $_->{level} ne 'withdrawn' }
    map { $person{$_} } sort { substr($a, 1) <=> substr($b, 1) } keys %person;

# -- rows

sub wilson {
	my ($k, $n) = @_;
	my ($z, $p) = (1.2816, $k / $n);
	my $mid = ($p + $z**2 / (2 * $n)) / (1 + $z**2 / $n);
	my $half = $z / (1 + $z**2 / $n) *
	    sqrt($p * (1 - $p) / $n + $z**2 / (4 * $n**2));
	return ($k == 0 ? 0 : $mid - $half, $k == $n ? 1 : $mid + $half);
}

sub weeks_of {
	my ($it) = @_;
	return @{ $it->{weeks} || [] };
}

sub is_full {
	my ($it) = @_;
	return $it->{last}{rating} >= 3 && $it->{last}{hints} == 0;
}

my %row;
my %all = (answers => 0, hints => 0, changed => 0);
for my $s (@people) {
	for my $it (@{ $s->{items} }) {
		my $r = $row{"$it->{id} $it->{hash}"} ||= { id => $it->{id},
			map { $_ => 0 } qw(shared not_met learners full answers
			    misses hints marks_changed forgotten) };
		$r->{shared}++;
		$r->{not_met}++ if $it->{state} eq 'never met';
		my %held;
		for my $w (weeks_of($it)) {
			$r->{answers} += $w->{answers};
			$r->{misses} += $w->{answers} - ($w->{full} || 0);
			$r->{hints} += $w->{hints} || 0;
			$r->{marks_changed} += $w->{changed} || 0;
			my $m = $w->{misconceptions} || {};
			$r->{held}{$_} += $m->{$_} for keys %$m;
			$held{$_} = 1 for keys %$m;
		}
		$r->{holders}{$_}++ for keys %held;
		next if !$it->{last};
		$r->{learners}++;
		$r->{full} += is_full($it);
		$r->{forgotten}++
		    if $it->{'settled-week'} && $it->{last}{rating} == 1;
	}
}

sub verdict {
	my ($r) = @_;
	return 'too few' if $r->{learners} < 5;
	my ($low, $high) = wilson($r->{full}, $r->{learners});
	return $high < 0.75 ? 'reteach' : $low > 0.75 ? 'holding' : 'watch';
}

sub cause {
	my ($r) = @_;
	return '' if verdict($r) !~ /reteach|watch/;
	return 'not met' if $r->{not_met} / $r->{shared} > 0.4;
	my ($most) = sort { $b <=> $a } values %{ $r->{held} || {} };
	return 'misconception'
	    if $r->{misses} && $most && $most / $r->{misses} >= 1 / 3;
	return 'look at the card' if $r->{answers} >= 8 &&
	    $r->{marks_changed} / $r->{answers} > 0.25;
	return 'forgotten' if $r->{forgotten} / $r->{learners} >= 1 / 3;
	return 'hard';
}

my $page = $json->decode(slurp($report));
compare('learners', scalar @people, $page->{learners});
compare('rows', scalar keys %row, scalar @{ $page->{rows} });
compare('older files', $older || 0, $page->{older_files});
compare('withdrawn', $withdrawn, $page->{withdrawn});
for my $got (@{ $page->{rows} }) {
	my $name = "$got->{item} $got->{hash}";
	my $r = $row{$name};
	if (!$r) {
		compare($name, undef, 'a row');
		next;
	}
	compare("$name: $_", $r->{$_}, $got->{$_}) for qw(shared not_met
	    learners answers misses hints marks_changed forgotten);
	my $told = $r->{learners} >= 5;
	my ($low, $high) = $told ? wilson($r->{full}, $r->{learners}) : ();
	compare("$name: full", $told ? $r->{full} : undef, $got->{full});
	compare("$name: rate", $told ? $r->{full} / $r->{learners} : undef,
		$got->{rate});
	compare("$name: low", $low, $got->{low});
	compare("$name: high", $high, $got->{high});
	compare("$name: verdict", verdict($r), $got->{verdict});
	compare("$name: cause", cause($r), $got->{cause});
	my %shown = map { $_->{id} => $_ } @{ $got->{misconceptions} };
	my $holders = $r->{holders} || {};
	compare("$name: misconceptions", join(' ', grep { $holders->{$_} >= 5 }
		sort keys %$holders), join(' ', sort keys %shown));
	for my $id (keys %shown) {
		my ($l, $h) = wilson($holders->{$id}, $r->{learners});
		compare("$name: $id", $holders->{$id}, $shown{$id}{full});
		compare("$name: $id low", $l, $shown{$id}{low});
		compare("$name: $id high", $h, $shown{$id}{high});
	}
	$all{answers} += $r->{answers};
	$all{hints} += $r->{hints};
	$all{changed} += $r->{marks_changed};
}

# -- who is a column, and its shades

my @columns = grep { $_->{level} eq 'named-code' } @people;
compare('columns', join(' ', map { $_->{learner} } @columns),
	join(' ', @{ $page->{columns} }));
for my $got (@{ $page->{rows} }) {
	last if !@columns;
	my $shades = '';
	for my $s (@columns) {
		my ($it) = grep { $_->{id} eq $got->{item} &&
			$_->{hash} eq $got->{hash} } @{ $s->{items} };
		my $n = 0;
		$n += $_->{answers} for $it ? weeks_of($it) : ();
		$shades .= !$it ? ' ' : $it->{state} eq 'never met' ? '.'
		    : $n < 3 ? '?' : $it->{forecast} >= 0.9 ? '#'
		    : $it->{forecast} >= 0.7 ? '+' : '-';
	}
	compare("$got->{item}: shades", $shades, $got->{shades});
}

# -- what is to be taught again: one row a statement, the weakest first

sub high {
	my ($r) = @_;
	return (wilson($r->{full}, $r->{learners}))[1];
}

sub statement {
	my ($id) = @_;
	$id =~ s{/.*}{};
	return $id;
}

my @weak = grep { $_->{verdict} eq 'reteach' } @{ $page->{rows} };
my %recall = map { statement($_->{item}) => 1 }
    grep { $_->{kind} eq 'recall' } @weak;
@weak = grep { $_->{kind} eq 'recall' || !$recall{ statement($_->{item}) } }
    @weak;
my (%seen, @list);
my $at = 0;
my %place = map { ("$_->{item} $_->{hash}", $at++) } @{ $page->{rows} };
for my $w (sort { my ($x, $y) = map { $row{"$_->{item} $_->{hash}"} } $a, $b;
		high($x) <=> high($y) ||
		    (wilson($x->{full}, $x->{learners}))[0] <=>
		    (wilson($y->{full}, $y->{learners}))[0] ||
		    $place{"$a->{item} $a->{hash}"} <=>
		    $place{"$b->{item} $b->{hash}"} } @weak) {
	push @list, "$w->{item} $w->{hash}"
	    if !$seen{ statement($w->{item}) }++;
}
compare('reteach', join(', ', @list),
	join(', ', map { "$_->{item} $_->{hash}" } @{ $page->{reteach} }));

# -- pooled

for my $got (@{ $page->{calibration} }) {
	my ($n, $k, $who) = (0, 0, 0);
	for my $s (@people) {
		for my $c (@{ $s->{confidence} }) {
			next if $c->{step} ne $got->{step};
			$n += $c->{answers};
			$k += $c->{successes};
			$who++ if $c->{answers};
		}
	}
	compare("$got->{step}: answers", $who >= 5 ? $n : undef,
		$got->{answers});
	compare("$got->{step}: rate", $who >= 5 ? $k / $n : undef,
		$got->{rate});
}
my $basis = $page->{rests_on};
my $told = @people >= 5 && $all{answers};
compare('answers', $told ? $all{answers} : undef, $basis->{answers});
compare('with hints', $told ? $all{hints} / $all{answers} : undef,
	$basis->{with_hints});
compare('marks changed', $told ? $all{changed} / $all{answers} : undef,
	$basis->{marks_changed});

# -- before and after

sub week_start {
	my ($text) = @_;    # 2027-W18: its Monday, in days
	my ($year, $week) = $text =~ /^(\d+)-W(\d+)$/ or die "$text\n";
	my $fourth = int(timegm(0, 0, 0, 4, 0, $year) / 86400);
	return $fourth - ($fourth + 3) % 7 + 7 * ($week - 1);
}

sub window {
	my ($it, $from, $to) = @_;
	for my $w (reverse weeks_of($it)) {
		my $at = week_start($w->{week});
		next if $at < $from || $at > $to;
		return ($w->{full} || 0) * 2 >= $w->{answers} ? 1 : 0;
	}
	return undef;
}

my $nth = 0;
for my $wish (@retaught) {
	my ($id, $y, $m, $d) = $wish =~ /^(.*)=(\d+)-(\d+)-(\d+)$/ or die;
	my $got = $page->{retaught}[ $nth++ ];
	my $day = int(timegm(0, 0, 0, $d, $m - 1, $y) / 86400);
	my $monday = $day - ($day + 3) % 7;
	my ($hash) = map { $_->{hash} } grep { $_->{item} eq $id &&
		!$_->{other_wording} } @{ $page->{rows} };
	my ($n, $before, $after) = (0, 0, 0);
	for my $s (@people) {
		for my $it (@{ $s->{items} }) {
			next if $it->{id} ne $id || $it->{hash} ne $hash;
			my $x = window($it, $monday - 21, $monday - 7);
			my $y = window($it, $monday + 7, $monday + 21);
			next if !defined $x || !defined $y;
			$n++;
			$before += $x;
			$after += $y;
		}
	}
	compare("$wish: learners", $n, $got->{before}{learners});
	compare("$wish: before", $n >= 5 ? $before : undef,
		$got->{before}{full});
	compare("$wish: after", $n >= 5 ? $after : undef, $got->{after}{full});
}
print "$compared figures, $different differ\n";
exit($different ? 1 : 0);
