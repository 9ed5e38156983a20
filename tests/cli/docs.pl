#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   docs.pl [-u] FILE…
#
# Runs the examples of manual pages and READMEs in the folder it is started in,
# and prints a line for each: ok or not ok, a tab, its name. An example is a
# literal block (.Bd -literal, .Dl, or fenced with ```):
#
#   $ COMMAND       is run by sh and must succeed; if lines follow, they must
#                   be what it prints, where "..." stands for any left out
#   < LINE          among that output: sent to the command, once all that
#                   stands above it has come
#   format: 1       the first line of a deck: kept as NAME.yaml, and linted
#
# A line of the source '.\" kept: FILE' before a block: the block is kept as FILE.
#
# "<!-- typed: FILE -->" before a fenced block: its command runs at a terminal
# (tests/tools/ptyrun), with FILE of tests/golden/docs typing. With -u a
# block's output is written anew into the file (where nothing is left out).
use strict;
use warnings;
use IPC::Open2;

my $update = @ARGV && $ARGV[0] eq '-u' && shift @ARGV;
my $minute = 0;

sub slurp {
	my ($name) = @_;
	open my $f, '<', $name or die "$name: $!\n";
	local $/;
	return <$f>;
}

sub result {
	my ($good, $name, $why) = @_;
	$name =~ s/\s+/ /g;
	$name = substr($name, 0, 70);
	print $good ? 'ok' : 'not ok', "\t$name\n";
	return if $good;
	print STDERR "#   $_\n" for split /\n/, $why;
}

# Each command has a minute of its own: events of one moment have no order.
sub next_minute {
	$ENV{REVISIT_AT} = sprintf '2027-01-11T18:%02d', $minute++ % 60;
}

# What the roff source means, for the few escapes that literal text needs.
sub plain {
	my ($line) = @_;
	$line =~ s/^\\&//;
	$line =~ s/\\e/\\/g;
	return $line;
}

# Blocks of a file: { first (index of the first line), lines, typed, kept }.
sub blocks {
	my ($name, @lines) = @_;
	my (@found, $open, $typed, $kept);
	for my $i (0 .. $#lines) {
		my $line = $lines[$i];
		if ($name =~ /\.md$/) {
			$typed = $1 if $line =~ /^<!-- typed: (\S+) -->/;
			next unless $open || $line =~ /^```/;
			if (!$open) {
				$open = { first => $i + 1, lines => [],
				    typed => $typed };
				$typed = undef;
			} elsif ($line =~ /^```/) {
				push @found, $open;
				$open = undef;
			} else {
				push @{ $open->{lines} }, $line;
			}
			next;
		}
		$kept = $1 if $line =~ /^\.\\" kept: ([a-z.-]+)$/;
		if ($line =~ /^\.Dl (.*)/) {
			push @found, { first => $i, lines => [plain($1)] };
		} elsif ($line =~ /^\.Bd -literal/) {
			$open = { first => $i + 1, lines => [],
			    kept => $kept };
			$kept = undef;
		} elsif ($line =~ /^\.Ed/) {
			push @found, $open if $open;
			$open = undef;
		} elsif ($open) {
			push @{ $open->{lines} }, plain($line);
		}
	}
	return @found;
}

# Do the lines hold, with "..." for any number of them?
sub holds {
	my ($wanted, $got) = @_;
	return 1 if !@$wanted && !@$got;
	return 0 if !@$wanted;
	my ($first, @rest) = @$wanted;
	if ($first eq '...') {
		for my $k (0 .. @$got) {
			return 1 if holds(\@rest, [@$got[$k .. $#$got]]);
		}
		return 0;
	}
	return 0 if !@$got || $got->[0] ne $first;
	return holds(\@rest, [@$got[1 .. $#$got]]);
}

# Sends and receives in the order in which the lines stand; what was sent is
# part of what is returned.
sub converse {
	my ($command, @wanted) = @_;
	my @got;
	my $pid = open2(my $from, my $to, 'sh', '-c', $command);
	$to->autoflush(1);
	for my $line (@wanted) {
		if ($line =~ /^< (.*)/) {
			print {$to} "$1\n";
			push @got, $line;
			next;
		}
		my $came = <$from>;
		last if !defined $came;
		chomp $came;
		push @got, $came;
	}
	close $to;
	while (my $came = <$from>) {
		chomp $came;
		push @got, $came;
	}
	waitpid $pid, 0;
	return ($?, @got);
}

# A person at a terminal; colours and cursor movements are left out.
sub typed {
	my ($command, $keys) = @_;
	my $status = system "'$ENV{TOOLS}/ptyrun' -s 76x100 -o typescript " .
	    "sh -c '$command' <'$ENV{SRCDIR}/tests/golden/docs/$keys' >&2";
	my $got = slurp('typescript');
	$got =~ s/\e\[[0-9;?]*[A-Za-z]//g;
	$got =~ s/\r//g;
	$got =~ s/[ \t]+$//mg;
	return ($status, split /\n/, $got);
}

sub run_command {
	my ($block, $command, @wanted) = @_;
	next_minute();
	return typed($command, $block->{typed}) if $block->{typed};
	return converse($command, @wanted) if grep /^< /, @wanted;
	my $got = `($command) </dev/null 2>&1`;
	return ($?, split /\n/, $got);
}

# Runs the commands of a block; returns it as it should read.
sub run_block {
	my ($file, $block) = @_;
	my @lines = @{ $block->{lines} };
	my @new;
	while (@lines) {
		my $command = shift @lines;
		my @wanted;
		push @wanted, shift @lines while @lines && $lines[0] !~ /^\$ /;
		push @new, $command;
		$command =~ s/^\$ //;
		my ($status, @got) = run_command($block, $command, @wanted);
		my $good = $status == 0 && (!@wanted || holds(\@wanted, \@got));
		result($good, "$file: $command", "status $status\n" .
		    join("\n", map("- $_", @wanted), map("+ $_", @got)));
		my $keep = !@wanted || grep { $_ eq '...' } @wanted;
		push @new, $keep ? @wanted : @got;
	}
	return @new;
}

sub keep_deck {
	my ($file, $block) = @_;
	my $text = join "\n", @{ $block->{lines} }, '';
	my ($name) = $text =~ /^deck: *([a-z][a-z0-9-]*)/m;
	open my $f, '>', "$name.yaml" or die "$name.yaml: $!\n";
	print {$f} $text;
	close $f or die "$name.yaml: $!\n";
	my $said = `revisit deck lint $name.yaml 2>&1`;
	result($? == 0, "$file: the deck $name has no error", $said);
}

sub keep_file {
	my ($block) = @_;
	open my $f, '>', $block->{kept} or die "$block->{kept}: $!\n";
	print {$f} join "\n", @{ $block->{lines} }, '';
	close $f or die "$block->{kept}: $!\n";
}

for my $path (@ARGV) {
	my ($file) = $path =~ m{([^/]+)$};
	my @lines = split /\n/, slurp($path), -1;
	my @changed = @lines;
	my $moved = 0;
	for my $block (blocks($path, @lines)) {
		my $head = $block->{lines}[0] // '';
		keep_file($block) if $block->{kept};
		keep_deck($file, $block) if $head =~ /^format: 1/;
		next unless $head =~ /^\$ (revisit|cp|rm) ?/;
		my @new = run_block($file, $block);
		next if @{ $block->{lines} } == 1;
		splice @changed, $block->{first} + $moved,
		    scalar @{ $block->{lines} }, @new;
		$moved += @new - @{ $block->{lines} };
	}
	next unless $update;
	open my $f, '>', $path or die "$path: $!\n";
	print {$f} join "\n", @changed;
	close $f or die "$path: $!\n";
}
