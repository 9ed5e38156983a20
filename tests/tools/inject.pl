#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   inject.pl kill|fail FOLDER LINES REVISIT ARG…
#
# Runs `REVISIT --db STORE ARG… quiz --porcelain` with LINES as its input, once
# as it is, then again for each call of the system that touches the disk: the
# program is killed as it makes the call (kill), or the call fails (fail). The
# store is FOLDER/start.db if that is there, else it is made by the run. Every
# answer in LINES must be given once. Says what did not hold afterwards, and
# at the end `points N` (how many runs) and `told N` (how many of them had
# marks shown). Exit 77: this system lets nobody trace.
use strict;
use warnings;
use JSON::PP;
use POSIX ();

my ($mode, $folder, $lines, $revisit, @args) = @ARGV;
my $json = JSON::PP->new->utf8;
my $db = "$folder/run/r.db";
my @calls = qw(write pwrite64 fsync fdatasync rename unlink ftruncate openat);
my @files = map { "$folder/$_" } qw(out err trace);
my ($points, $told, $before) = (0, 0, 0);

sub slurp {
	open my $f, '<', $_[0] or return '';
	local $/;
	my $s = <$f>;
	return defined $s ? $s : '';
}

# Input, output and error of a command are files; its wait status comes back,
# -1 after 20 seconds.
sub run {
	my ($in, $out, $err, @cmd) = @_;
	my $pid = fork;
	die "fork: $!\n" unless defined $pid;
	if ($pid == 0) {
		open STDIN, '<', $in or POSIX::_exit(126);
		open STDOUT, '>', $out or POSIX::_exit(126);
		open STDERR, '>', $err or POSIX::_exit(126);
		POSIX::setpgid(0, 0);
		exec { $cmd[0] } @cmd or POSIX::_exit(126);
	}
	my $late = 0;
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', -$pid };
	alarm 20;
	waitpid $pid, 0;
	my $status = $?;
	alarm 0;
	return $late ? -1 : $status;
}

sub fresh {
	unlink glob "$folder/run/*";
	mkdir "$folder/run";
	return unless -e "$folder/start.db";
	open my $to, '>', $db or die "$db: $!\n";
	print $to slurp("$folder/start.db");
	close $to or die "$db: $!\n";
}

sub session {
	my @strace = @_;

	return run($lines, $files[0], $files[1], @strace, $revisit, '--db', $db,
		@args, 'quiz', '--porcelain', "$folder/demo.yaml");
}

# The reviews whose marks were printed: id => item.
sub marked {
	my %seen;
	for my $line (split /\n/, slurp($files[0])) {
		my $e = eval { $json->decode($line) } or next;
		$seen{ $e->{review} } = $e->{item} if $e->{event} eq 'marked';
	}
	return %seen;
}

# What is in the store, read by another program: reviews as id => answer, how
# many events of any type, and what is not as it must be.
sub stored {
	my ($out, $err) = ("$folder/sql.out", "$folder/sql.err");
	my (%reviews, %given, @wrong, $events);
	return ({}, 0) unless -s $db;
	run('/dev/null', $out, $err, 'sqlite3', '-bail', $db,
		"SELECT 'check', integrity_check FROM pragma_integrity_check;"
		. "SELECT 'key', parent FROM pragma_foreign_key_check;"
		. "SELECT 'n', count(*) FROM event;"
		. "SELECT 'r', e.id, e.item, quote(text) FROM event e"
		. " LEFT JOIN answer ON event = e.id WHERE type = 'review'");
	push @wrong, slurp($err) if slurp($err) =~ /\S/
	    && slurp($err) !~ /no such table: event/;
	for (split /\n/, slurp($out)) {
		my @f = split /\|/, $_, 4;
		push @wrong, $_ if $f[0] eq 'key'
		    || ($f[0] eq 'check' && $f[1] ne 'ok');
		$events = $f[1] if $f[0] eq 'n';
		next unless $f[0] eq 'r';
		push @wrong, "review without its answer: $_"
		    if $f[3] eq 'NULL';
		push @wrong, "the answer is there twice: $_"
		    if $given{"$f[2] $f[3]"}++;
		$reviews{ $f[1] } = $f[2];
	}
	return (\%reviews, $events || 0, @wrong);
}

# After the run: the first reader works, nothing told is missing, nothing is
# there twice, and one can go on.
sub look {
	my ($point) = @_;
	my ($out, $err) = ("$folder/read.out", "$folder/read.err");
	my %marked = marked();
	my $s = run('/dev/null', $out, $err, $revisit, '--db', $db, @args,
		'export', 'reviews', '--all', '--format', 'json');
	my $say = sub { print "$point: @_\n" };
	$say->("the first reader: $s ", slurp($err)) if $s;
	my ($reviews, $events, @wrong) = stored();
	$say->($_) for @wrong;
	for (keys %marked) {
		$say->("told and gone: $marked{$_}") unless $reviews->{$_};
	}
	$say->("more than told: ", join ' ', values %$reviews)
	    if keys %$reviews > $before + 1 + keys %marked;
	$told += keys %marked > 0;
	return $events;
}

sub go_on {
	my ($point) = @_;
	my ($out, $err) = ("$folder/on.out", "$folder/on.err");
	open my $in, '>', "$folder/on.in" or die;
	print $in qq({"answer":"going on"}\n{"command":"skip"}\n);
	print $in qq({"command":"skip"}\n{"command":"skip"}\n);
	close $in;
	my $s = run("$folder/on.in", $out, $err, $revisit, '--db', $db, @args,
		'quiz', '--porcelain', "$folder/demo.yaml");
	print "$point: going on: $s ", slurp($err), "\n"
	    if $s || slurp($out) !~ /"event":"marked"/;
	my ($reviews, undef, @wrong) = stored();
	print "$point: after going on: $_\n" for @wrong;
	$s = run('/dev/null', $out, $err, $revisit, '--db', $db, @args,
		'doctor');
	print "$point: doctor: $s ", slurp($out), slurp($err), "\n" if $s;
}

# Which calls to disturb: from the first that touches the store.
sub calls_of_a_run {
	fresh();
	my $s = session('strace', '-f', '-qq', '-o', $files[2], '-e',
		'trace=' . join(',', @calls));
	exit 77 if $s && slurp($files[1]) =~ /strace|ptrace|PTRACE/;
	die "undisturbed: $s " . slurp($files[1]) . "\n" if $s;
	my (%n, @list, $begun);
	for (split /\n/, slurp($files[2])) {
		my ($call) = /^\d+ +(\w+)\(/ or next;
		$n{$call}++;
		$begun ||= /\/run\//;
		push @list, [ $call, $n{$call} ] if $begun;
	}
	die "no call was seen\n" unless @list;
	return @list;
}

sub disturbed {
	my ($call, $what) = @_;
	fresh();
	my $s = session('strace', '-f', '-qq', '-o', '/dev/null', '-e',
		"trace=$call", '-e', "inject=$call:$what");
	$points++;
	return $s;
}

sub kill_at {
	my ($call, $n) = @_;
	my $s = disturbed($call, "signal=SIGKILL:when=$n");
	print "$call $n: it was not killed: $s\n" unless ($s & 127) == 9;
	look("killed at $call $n");
	go_on("killed at $call $n");
}

sub fail_at {
	my ($call, $n, $whole, $whole_out, $error, $on) = @_;
	my $point = "$error at $call $n$on";
	my $s = disturbed($call, "error=$error:when=$n$on");
	my $err = slurp($files[1]);
	my $out = slurp($files[0]);
	print "$point: ended by $s\n" if $s == -1 || $s & 127;
	my $events = look($point);
	if ($s == 0) {
		print "$point: status 0, but not all was kept\n"
		    if $events != $whole;
		print "$point: status 0, but not all was said\n"
		    if $out ne $whole_out;
	} else {
		print "$point: status ", $s >> 8, "\n" if $s >> 8 != 1;
		print "$point: not one line: $err\n"
		    unless $err =~ /\Arevisit: [^\n]+\n\z/;
	}
	return $s;
}

fresh();
$before = keys %{ (stored())[0] };
my @list = calls_of_a_run();
my (undef, $whole) = stored();
my $whole_out = slurp($files[0]);
my %errors = (openat => ['EACCES'], unlink => ['EACCES'],
	rename => ['EACCES']);
my $turn = 0;
for (@list) {
	my ($call, $n) = @$_;
	if ($mode eq 'kill') {
		kill_at($call, $n);
		next;
	}
	# once, and from then on; turn about, as each by itself is a fault
	my $error = $errors{$call} ? $errors{$call}[0]
	    : $turn % 2		   ? 'ENOSPC'
				   : 'EIO';
	# (of write only once: the line that says why is written too)
	my $on = $turn % 3 || $call eq 'write' ? '' : '+';
	fail_at($call, $n, $whole, $whole_out, $error, $on);
	go_on("after $error at $call $n") if $turn % 4 == 0;
	$turn++;
}
print "points $points\ntold $told\n";
